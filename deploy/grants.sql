-- What the role that Sunroom serves with may do, where another one owns the tables (docs/security.md).
-- As the owner, after `./sunroom migrate` (said twice, it is done once):
--
--   psql -v app=sunroom -v ON_ERROR_STOP=1 -f deploy/grants.sql "$SUNROOM_MIGRATION_DATABASE_URL"

BEGIN;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM :"app";
GRANT USAGE ON SCHEMA public TO :"app";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO :"app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO :"app";

-- Which migrations were applied is the owner's to say.
REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM :"app";

-- What stays as it was. DELETE is for what is three years old: triggers refuse the rest, and only
-- the owner of a table could turn them off.
REVOKE UPDATE ON access_log, glasses, glass_delays FROM :"app";
GRANT UPDATE (ended_at, told_at) ON glasses TO :"app";

-- Words that were taken back leave the files when their tables are vacuumed, each hour. Before
-- PostgreSQL 17 only the owner can do that: please have it done (docs/security.md).
SET LOCAL sunroom.app = :'app';
DO $$ BEGIN
    IF current_setting('server_version_num')::int >= 170000 THEN
        EXECUTE format(
            'GRANT MAINTAIN ON messages, grams, reactions, skill_posts, skill_grams, skill_tags TO %I',
            current_setting('sunroom.app')
        );
    END IF;
END $$;
COMMIT;
