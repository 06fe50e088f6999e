"""The database schema as an append-only list of steps. A released step is never edited; add one below it.

`SCHEMA_VERSION` is the number of steps and stands in `PRAGMA user_version`, so that an up-to-date database is opened
without importing this module (sqlite_utils costs 62 ms).
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("quizapp")

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,
    problems INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decks (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, new_per_day INTEGER, reviews_per_day INTEGER,
    retention REAL, present INTEGER NOT NULL, data TEXT NOT NULL
) STRICT;

CREATE TABLE concepts (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, deck INTEGER NOT NULL REFERENCES decks, path TEXT NOT NULL,
    position INTEGER NOT NULL, title TEXT NOT NULL, section TEXT NOT NULL, present INTEGER NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE INDEX ix_concepts_deck ON concepts (deck, position);

CREATE TABLE cards (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, concept INTEGER NOT NULL REFERENCES concepts, kind TEXT NOT NULL,
    prompt TEXT NOT NULL, answer TEXT NOT NULL, digest TEXT NOT NULL, line INTEGER NOT NULL,
    ordinal INTEGER NOT NULL, rank INTEGER NOT NULL, present INTEGER NOT NULL, more TEXT NOT NULL
) STRICT;
CREATE INDEX ix_cards_concept ON cards (concept);

CREATE TABLE schedules (
    card INTEGER PRIMARY KEY REFERENCES cards, deck INTEGER NOT NULL, concept INTEGER NOT NULL,
    queue INTEGER NOT NULL, position INTEGER NOT NULL, phase TEXT NOT NULL, step INTEGER NOT NULL,
    stability REAL, difficulty REAL, interval INTEGER NOT NULL, due_day INTEGER NOT NULL, due_ms INTEGER NOT NULL,
    last_day INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, suspended INTEGER NOT NULL,
    buried_until INTEGER NOT NULL, flag INTEGER NOT NULL
) STRICT;
CREATE INDEX ix_schedules_learning ON schedules (due_ms) WHERE queue = 1;
CREATE INDEX ix_schedules_review ON schedules (due_day, deck, concept, buried_until, last_day, interval, card)
    WHERE queue = 2;
CREATE INDEX ix_schedules_new ON schedules (deck, position, concept, buried_until, card) WHERE queue = 0;
CREATE INDEX ix_schedules_concept ON schedules (concept);
CREATE INDEX ix_schedules_last_day ON schedules (last_day, concept) WHERE reps > 0;

CREATE TABLE events (
    device TEXT NOT NULL, seq INTEGER NOT NULL, clock INTEGER NOT NULL, card TEXT NOT NULL, at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL, day INTEGER NOT NULL, kind TEXT NOT NULL, rating INTEGER, took_ms INTEGER NOT NULL,
    form TEXT, guess REAL NOT NULL, interval INTEGER, retention REAL, params TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT;
CREATE INDEX ix_events_clock ON events (clock);
CREATE INDEX ix_events_card ON events (card, clock);
CREATE INDEX ix_events_day ON events (day, kind);
CREATE INDEX ix_events_renamed_to ON events (json_extract(detail, '$.to')) WHERE kind = 'rename';

CREATE TRIGGER events_are_never_updated BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
"""


@migrations()
def first_schema(db: Database) -> None:
    """Files and their concepts, cards with their schedules (a cache), and the event log (the truth)."""
    db.executescript(_TABLES)
    db.table("cards").enable_fts(["prompt", "answer"], create_triggers=True)


@migrations()
def indexes_for_quizzes(db: Database) -> None:
    """Indexes of the few answers that took one concept for another, or told two apart, and of undos and renames."""
    db.executescript(
        "CREATE INDEX ix_events_mixed_up ON events (clock) WHERE json_extract(detail, '$.confused') IS NOT NULL "
        "OR json_extract(detail, '$.told_apart') IS NOT NULL; "
        "CREATE INDEX ix_events_corrections ON events (clock) WHERE kind IN ('rename', 'undo')"
    )


@migrations()
def exported_notes(db: Database) -> None:
    """What each note looked like when it last went to Anki, so that an unchanged one is not sent as changed."""
    db.execute(
        "CREATE TABLE anki_notes (guid TEXT PRIMARY KEY, card TEXT NOT NULL, digest TEXT NOT NULL, "
        "changed_s INTEGER NOT NULL) STRICT, WITHOUT ROWID"
    )


@migrations()
def search_in_concepts(db: Database) -> None:
    """Full text of the concepts beside that of the cards; both know words by their first letters."""
    said = "{row}.title, json_extract({row}.data, '$.aliases'), {row}.section, " + " || char(10) || ".join(
        f"json_extract({{row}}.data, '$.{field}')" for field in ("tagline", "what_it_is", "why_it_matters")
    )
    columns = "title, names, section, prose"
    new, old, all_of = (said.format(row=row) for row in ("new", "old", "concepts"))
    put_in = f"INSERT INTO concepts_fts (rowid, {columns}) VALUES (new.n, {new});"
    take_out = f"INSERT INTO concepts_fts (concepts_fts, rowid, {columns}) VALUES ('delete', old.n, {old});"
    db.executescript(
        "CREATE INDEX ix_concepts_gone ON concepts (n) WHERE NOT present; "
        "DROP TABLE cards_fts; "
        "CREATE VIRTUAL TABLE cards_fts USING fts5 (prompt, answer, content='cards', prefix='1 2 3'); "
        "INSERT INTO cards_fts (cards_fts) VALUES ('rebuild'); "
        f"CREATE VIRTUAL TABLE concepts_fts USING fts5 ({columns}, content='', prefix='1 2 3'); "
        f"INSERT INTO concepts_fts (rowid, {columns}) SELECT n, {all_of} FROM concepts; "
        f"CREATE TRIGGER concepts_ai AFTER INSERT ON concepts BEGIN {put_in} END; "
        f"CREATE TRIGGER concepts_au AFTER UPDATE OF title, section, data ON concepts BEGIN {take_out} {put_in} END; "
        f"CREATE TRIGGER concepts_ad AFTER DELETE ON concepts BEGIN {take_out} END;"
    )


@migrations()
def answers_for_statistics(db: Database) -> None:
    """A cache of the answers that count, in the order in which statistics read them: see `storage.answers`."""
    db.executescript(
        "CREATE TABLE answers (day INTEGER NOT NULL, card INTEGER NOT NULL, n INTEGER NOT NULL, "
        "concept INTEGER NOT NULL, hour INTEGER NOT NULL, took_ms INTEGER NOT NULL, passed INTEGER NOT NULL, "
        "new INTEGER NOT NULL, trial INTEGER NOT NULL, recall REAL, form TEXT, guess REAL NOT NULL, "
        "PRIMARY KEY (day, card, n)) STRICT, WITHOUT ROWID; "
        "CREATE INDEX ix_answers_card ON answers (card)"
    )


@migrations()
def decay_of_memories(db: Database) -> None:
    """How the forgetting curve of each memory falls: since weights can be trained, that is no constant any more."""
    db.execute("ALTER TABLE schedules ADD COLUMN decay REAL")
    db.execute("UPDATE schedules SET decay = 0.1542 WHERE stability IS NOT NULL")


@migrations()
def steps_without_answers(db: Database) -> None:
    """An index of the few events among a million answers that are none: the history shows them by themselves."""
    db.execute(
        "CREATE INDEX ix_events_others ON events (clock, device, seq) WHERE kind NOT IN ('answer', 'practice', 'undo')"
    )


@migrations()
def answers_in_groups(db: Database) -> None:
    """The cache of answers in the order in which it is added up: sums then need no sorting."""
    db.executescript(
        "DROP TABLE answers; DELETE FROM meta WHERE key = 'answers'; "
        "CREATE TABLE answers (day INTEGER NOT NULL, hour INTEGER NOT NULL, card INTEGER NOT NULL, n INTEGER NOT NULL, "
        "concept INTEGER NOT NULL, took_ms INTEGER NOT NULL, new INTEGER NOT NULL, trial INTEGER NOT NULL, "
        "passed INTEGER NOT NULL, bin INTEGER NOT NULL, recall REAL, form TEXT, guess REAL NOT NULL, "
        "PRIMARY KEY (day, hour, card, n)) STRICT, WITHOUT ROWID; "
        "CREATE INDEX ix_answers_card ON answers (card); "
        "CREATE INDEX ix_answers_concept ON answers (concept, trial, passed, day) WHERE trial > 0; "
        "CREATE INDEX ix_answers_bin ON answers (bin, passed, day, recall, concept) WHERE bin >= 0; "
        "CREATE INDEX ix_answers_form ON answers (form, day, passed, guess) WHERE form <> 'flip'; "
        "CREATE INDEX ix_answers_new ON answers (passed) WHERE new"
    )
