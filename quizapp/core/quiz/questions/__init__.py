"""Questions made of cards: which cards and kinds, what is asked, and which wrong options stand beside the right one."""
