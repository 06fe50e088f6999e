"""HTML as a browser reads it: which tags and attributes there are, and what is seen."""

from html.parser import HTMLParser

OURS = {
    *"a b blockquote br code hr i img li ol p pre s span table tbody td th thead tr ul".split(),
}
"""The tags that a field may hold."""

ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start", "class"}, "li": {"class"}}


class Page(HTMLParser):
    """What a browser makes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.others: list[str] = []
        """Comments, declarations and the like."""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag; a line break can be seen."""
        self.tags.append((tag, dict(attrs)))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        """Note what is seen."""
        self.text += data

    def handle_comment(self, data: str) -> None:
        """None is ours."""
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        """None is ours."""
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        """None is ours."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """None is ours."""
        self.others.append(data)

    @property
    def foreign(self) -> list[object]:
        """Whatever quizapp would never have written: tags, attributes, addresses."""
        strange: list[object] = list(self.others)
        for tag, attributes in self.tags:
            address = (attributes.get("href") or "https:").casefold()
            if tag not in OURS or not attributes.keys() <= ATTRIBUTES.get(tag, set()):
                strange.append((tag, attributes))
            if not address.startswith(("https:", "http:", "mailto:")):
                strange.append(address)
        return strange
