"""Words of English that the generator must know by heart, each list with what it is for."""

CATEGORIES = frozenset(
    """algorithm approach architecture area category class concept element factor field form function
    group idea kind law level machine material mechanism method model object part pattern phase
    phenomenon point practice principle problem procedure process product program property protocol
    quality rule set size stage state step strategy structure style system task technique term theory
    thing tool type unit value way""".split()
)
"""Nouns that name a kind of thing: one that stands in an answer and in its prompt gives little away."""

GENERIC = CATEGORIES | frozenset(
    """ability able access account act action activity addition advantage agreement aim amount answer
    application aspect attempt author average back bad base basis beginning behavior behaviour benefit best
    better big billion bit book box build call capability capacity care case cause certain challenge
    chance change chapter character choice clean clear close collection combination common company
    comparison complete complex component condition connection consequence content context contrast
    control copy cost count country couple course creation current day deal decision default degree
    demand description design desired detail development difference different difficult difficulty
    direct direction dozen early easy effect effective efficient effort end entire environment error essential event
    evidence exact example exception existing experience explanation extent extra fact failure fast
    feature figure final fine first five focus following four fraction free full future gain general given
    glance goal good great growth half hand hard head help high history hour hundred idea impact
    important improvement increase individual information input instance issue item job key knowledge
    label lack language large last late length life likely limit line list little long look loss lot low
    main major man manner mark matter maximum meaning means measure member million mind minimum minute
    mistake mixture modern moment move multiple name natural nature need new next note notion number often
    old open operation opposite option order ordinary original outcome output overview pair paper
    particular past path people performance period person picture piece place plain play plus position
    possibility possible power practical precise presence present pressure price primary prior
    proportion purpose quantity quarter question quick range rate raw reader real reason recent
    reduction reference region relation relationship requirement research researcher resource response
    rest result right rise risk role rough run safe sample scale scope second section segment selection
    sense sentence separate sequence series service setting shape share shared sheet short side sides
    sign significant similar simple single site situation slight slow small solution something source
    space special specific speed split standard start starting statement status story strength strong
    student study subject success sum surface target teacher test text third thousand three time title
    top topic total true turn two typical understanding unique usage use useful user usual valuable
    variant variation variety various version video view want week whole wide word work world worth
    wrong year young zero accuracy clarity complexity consistency efficiency flexibility popularity relevance
    reliability simplicity""".split()
)
"""Words too general to be worth a blank of their own."""

DETERMINERS = frozenset(
    """a all an any both each either every her his its my neither no our some that the their these this
    those your""".split()
)

PREPOSITIONS = frozenset(
    """about above across after against along among around as at before behind below beneath between
    beyond by called during for from in inside into like named near of off on onto outside over per
    termed through throughout toward towards under until upon using via with within without""".split()
)

PRONOUNS = frozenset("i you he she it we they who what which that this these those one".split())

AUXILIARIES = frozenset(
    """am are be been being can cannot could did do does had has have is may might must never not shall
    should to was were will would aren't can't couldn't didn't doesn't don't isn't wasn't weren't won't
    wouldn't""".split()
)
"""The word after one of these is, as a rule, a verb."""

LINKS = frozenset("is are was were means mean refers refer describes describe denotes denote".split())
"""Verbs that join a term to its definition."""

RESOLVABLE = frozenset("it they its their".split())
"""Pronouns that a "Title — " label before the sentence can resolve."""

ORPHANS = RESOLVABLE | frozenset(
    """accordingly additionally afterwards also and another besides both but consequently conversely
    furthermore he hence her here him his however indeed instead likewise meanwhile moreover neither
    nevertheless nonetheless nor or others otherwise overall she similarly so such that then therefore
    these this those thus""".split()
)
"""A sentence that begins with one of these leans on the sentence before."""

ORPHANS_BEFORE_COMMA = frozenset(
    phrase.strip()
    for phrase in """first | firstly | second | secondly | third | thirdly | next | last | lastly | later | finally |
    still | yet | rather | again | in contrast | by contrast | in addition |
    in other words | as a result | on the other hand | on the contrary | in fact | in short | in this case |
    in turn | of course | that is | in particular | as such""".split("|")
)
"""These lean on the sentence before only when a comma follows."""

BLAND = frozenset(
    """amount answer anything bit case day deal detail difference everything example fact feature goal
    help important issue kind lot main matter new note nothing number order other people person place
    purpose question reason rest result same sentence side something sort thing time tip use warning way
    word work world year""".split()
)
"""With the categories: words too empty to be the answer of a card."""

NO_ADVERBS = frozenset(
    """anomaly apply assembly belly bully butterfly family fly folly holly homily imply italy jelly july
    lily melancholy monopoly multiply oligopoly rally rely reply supply tally""".split()
)
"""Words in -ly that are no adverbs."""

FILLERS = frozenset(
    """additional average big certain common different enormous entire existing few fewer final
    following full good great huge important large larger largest long main many more new old own
    particular popular real remaining resulting several similar simple single small smaller smallest
    specific tiny true typical useful usual various very whole wide""".split()
)
"""Adjectives that a term begins with no more than a sentence does."""

QUALITIES = frozenset(
    """alike angry annual bare beautiful bitter blue bright broad broken brown busy calm careful careless
    cheap chosen clever coarse cold comfortable complicated crisp curious damaged damp dangerous dark daily
    dead dear deep delicate dense dirty dry dull eager easier elaborate elegant empty enough everyday
    excellent expensive extreme faint fair false famous faster fat favourite finished flat former fresh
    friendly frozen funny gentle green grey hardest harsh heavier heavy honest hot huge hungry ill
    imaginary intense just lasting lazy lighter local loose loud lovely mad mere messy mild mysterious
    narrow nearby neat nice noisy ordinary pale patient perfect pink plain pleasant poor practised
    precious proper proud pure quick quiet rapid rare ready red rich rigid ripe rotten rough round rude
    sad salty serious shallow sharp short shy sick silent skilled sleepy slender slight slow smart smooth
    soft solemn sour spare stale startling steady steep sticky stiff strange stubborn stupid sudden
    sunny sure surprised surprising sweet tall tender thick thin thorough tidy tight tired tough trained
    ugly unhappy usual vast violent warm weak wealthy weird wet white wild wise wonderful wooden worse
    worst wrong yellow young""".split()
)
"""Everyday adjectives: before a noun they describe it more often than they name a kind of it."""

VERBS = frozenset(
    """accept achieve act adapt add adjust affect allow answer appear apply arise ask assign assume
    attach avoid bake balance become begin begun behave belong bind boil bought break bring brought
    build built burn buy call carry catch caught cause change check choose chosen combine come compare
    compete complete compute connect consist contain continue convert cook cool copy cost cover create
    cut decide decrease define deliver depend describe detect determine develop die differ digest divide
    drawn drive driven drop dry earn eat eaten emit enable encode encourage end enter erase escape
    estimate evolve exist expand expect explain extend face fail fall fallen fed fill find fit fix flow
    fold follow force forgotten form found gain generate get give given go gone grow grown guide handle
    happen harden hear heat held help hidden hold identify ignore imply improve include increase
    indicate infer influence inform interact introduce involve join keep kept know known lack last lead
    learn leave led left let lie limit link lock look lose lost lower made maintain make mark match
    matter mean meant measure meet melt mix move multiply need obtain occur offer operate owe own paid
    pass pay perform permit place play predict prefer prevent produce promise protect prove provide push
    put raise reach react read receive reduce reflect refuse regulate reject relate release rely remain
    remember remove repeat replace represent require respond rest retain return reveal rise rotate run
    said save say scale seek seem seen sell send sent separate serve share shift show shown shrink shut
    slow smell sold solve spend split spoken spread stand start stay steer stick stop store stretch
    strike struggle study suffer suggest suit supply support surround swap swell take taken talk taste
    taught teach tell tend think thought throw tie told train transfer transform translate transmit
    travel treat trigger try turn understand understood use vary wait walk want warn waste watch weaken
    wear weigh win wonder work worn write written yield""".split()
)
"""Common verbs, and participles that do not end like one. In a row of content words one of these is more often
the verb than a part of a term."""
