CREATE TABLE "nightly_run" (
	"task" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"seen" text,
	CONSTRAINT "nightly_run_task" CHECK ("nightly_run"."task" ~ '^[a-z-]{1,32}$'),
	CONSTRAINT "nightly_run_seen" CHECK ("nightly_run"."seen" ~ '^[0-9a-f]{64}$')
);
