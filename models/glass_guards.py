"""What makes the database itself keep broken glasses as they were: by dialect, after each table is made.

Only two moments are added later, once each: when a glass was closed, and when it was told. Three
years later a row may go, by the database's own clock. A migration that copies one of these tables
(a batch on SQLite) has to make its guards again.
"""

ONCE = {"glasses": ("ended_at", "told_at"), "glass_delays": ()}
FIXED = {
    "glasses": (
        "id",
        "centre_id",
        "person_id",
        "by_id",
        "second_id",
        "delay_id",
        "reason",
        "at",
        "until",
        "shown_from",
    ),
    "glass_delays": ("id", "centre_id", "person_id", "by_id", "hours", "reason", "at"),
}
# INSERT OR REPLACE deletes without asking the trigger on deletes.
SAME = {
    "glasses": "id = NEW.id OR delay_id = NEW.delay_id",
    "glass_delays": "id = NEW.id",
}
SQLITE = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, 'a broken glass stays as it was'); END
"""
POSTGRES_STAYS = """
CREATE OR REPLACE FUNCTION glasses_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at <= clock_timestamp() - interval '3 years' THEN RETURN OLD; END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        IF to_jsonb(OLD) - 'ended_at' - 'told_at' = to_jsonb(NEW) - 'ended_at' - 'told_at'
            AND coalesce(to_jsonb(OLD) ->> 'ended_at', to_jsonb(NEW) ->> 'ended_at')
                IS NOT DISTINCT FROM to_jsonb(NEW) ->> 'ended_at'
            AND coalesce(to_jsonb(OLD) ->> 'told_at', to_jsonb(NEW) ->> 'told_at')
                IS NOT DISTINCT FROM to_jsonb(NEW) ->> 'told_at'
        THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'a broken glass stays as it was';
END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION glasses_stay()
"""
POSTGRES_EMPTY = """
CREATE TRIGGER {table}_are_not_emptied BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION glasses_stay()
"""


def _changes(table: str) -> str:
    """When an UPDATE on SQLite changes what stays."""
    fixed = [f"NEW.{name} IS NOT OLD.{name}" for name in FIXED[table]]
    once = [f"(OLD.{n} IS NOT NULL AND NEW.{n} IS NOT OLD.{n})" for n in ONCE[table]]
    return " OR ".join(fixed + once)


def guards(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that guard one of the two tables, for a table that has none yet."""
    if dialect == "postgresql":
        return POSTGRES_STAYS, POSTGRES.format(table=table), POSTGRES_EMPTY.format(table=table)
    when = {
        "UPDATE": _changes(table),
        "DELETE": "OLD.at > datetime('now', '-3 years')",
        "INSERT": f"EXISTS (SELECT 1 FROM {table} WHERE {SAME[table]})",  # noqa: S608  # names of ours
    }
    return tuple(SQLITE.format(table=table, act=act, when=one) for act, one in when.items())


def unguarded(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that take the guards of one table away, for a downgrade."""
    if dialect == "postgresql":
        ends = (f"{table}_stay", f"{table}_are_not_emptied")
        return tuple(f"DROP TRIGGER {name} ON {table}" for name in ends)
    return tuple(f"DROP TRIGGER {table}_no_{act}" for act in ("UPDATE", "DELETE", "INSERT"))
