CREATE TABLE "replay_run" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "replay_run_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"ledger_seq" bigint NOT NULL,
	"lost_through" bigint,
	"listed" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"rows" bigint DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "replay_run_ledger_seq" CHECK ("replay_run"."ledger_seq" >= 0),
	CONSTRAINT "replay_run_counts" CHECK (least("replay_run"."listed", "replay_run"."found", "replay_run"."rows", "replay_run"."held", "replay_run"."failed") >= 0)
);
--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "is_on_platform" boolean DEFAULT false NOT NULL;