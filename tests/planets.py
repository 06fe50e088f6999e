"""A deck of which every kind of question can be made."""

PLANETS = {
    "deck.yaml": "title: Planets\n",
    "01-mercury.yaml": """
        title: Mercury
        section: Rocky planets
        tagline: The smallest of them, scorched by day and frozen by night
        what_it_is: |
          Mercury is the planet nearest to the sun. It keeps no **atmosphere** to hold the warmth of the day.
        resources:
          - {title: A year of 88 days, site: example.org, minutes: 25}
          - {title: Mercury in short, site: example.net, minutes: 5}
        confusable_with: [venus]
        contrasts:
          - {with: venus, on: In the night, this: cools down at once, that: stays as hot as by day}
        """,
    "02-venus.yaml": """
        title: Venus
        section: Rocky planets
        tagline: A thick blanket of clouds over a hot desert
        what_it_is: |
          Venus is the planet with the hottest surface. Its clouds are made of **sulphuric acid**.
        confusable_with: [mercury]
        """,
    "03-mars.yaml": """
        title: Mars
        section: Rocky planets
        tagline: Cold red dust under a thin pink sky
        what_it_is: |
          Mars is the planet that owes its colour to rust. Its highest volcano is called **Olympus Mons**.
        facts:
          - {q: How many moons does the red planet have?, a: two, explain: Both are small and shaped like potatoes.}
        choices:
          - {q: What is the red planet's soil rich in?, a: iron, wrong: [gold, zinc, lead]}
        statements:
          - {false: A year on Mars is shorter than ours., because: It takes nearly two of ours.}
        """,
    "04-earth.yaml": """
        title: Earth
        section: Rocky planets
        tagline: Mostly covered by water that is neither ice nor steam
        what_it_is: |
          Earth is the planet on which we live. Its outer shell is broken into **tectonic plates**.
        steps: [Dust gathers into grains, Grains gather into rocks, Rocks gather into a globe, The globe cools]
        """,
    "05-jupiter.yaml": """
        title: Jupiter
        section: Giant planets
        tagline: A storm on it has been raging for centuries
        what_it_is: |
          Jupiter is the planet that outweighs all the others together. Its storm is called the **Great Red Spot**.
        """,
    "06-saturn.yaml": """
        title: Saturn
        section: Giant planets
        tagline: Bright rings of ice around a ball of gas
        what_it_is: |
          Saturn is the planet that would float on water. The widest gap in its rings is the **Cassini Division**.
        """,
    "07-uranus.yaml": """
        title: Uranus
        section: Giant planets
        tagline: It rolls along its path, lying on its side
        what_it_is: |
          Uranus is the planet that was the first to be found with a **telescope**. William Herschel saw it in 1781.
        """,
    "08-neptune.yaml": """
        title: Neptune
        section: Giant planets
        tagline: Found with a pencil before anyone saw it
        what_it_is: |
          Neptune is the planet farthest from the sun. Its largest moon is called **Triton**.
        """,
    "09-comet.yaml": """
        title: Comet
        section: Small bodies
        tagline: A dirty snowball that grows a tail near the sun
        what_it_is: |
          A comet is a lump of ice and dust on a long path around the sun. Its tail always points away from the **sun**.
        examples: [Halley's visitor that returns every 76 years]
        """,
    "10-asteroid.yaml": """
        title: Asteroid
        section: Small bodies
        tagline: Rubble left over between two worlds
        what_it_is: |
          An asteroid is a rock that is too small to be a planet. Most of them lie in the **main belt**.
        """,
    "11-meteorite.yaml": """
        title: Meteorite
        section: Small bodies
        tagline: A stone from space that reached the ground
        what_it_is: |
          A meteorite is a rock that fell from the sky and was found. Many are found on the ice of **Antarctica**.
        """,
}
