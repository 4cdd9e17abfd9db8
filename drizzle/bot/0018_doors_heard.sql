CREATE TABLE "intake_day" (
	"day" date NOT NULL,
	"outcome" text NOT NULL,
	"mails" integer NOT NULL,
	CONSTRAINT "intake_day_day_outcome_pk" PRIMARY KEY("day","outcome"),
	CONSTRAINT "intake_day_outcome" CHECK ("intake_day"."outcome" ~ '^[a-z-]{1,32}$')
);
--> statement-breakpoint
DROP INDEX "mail_case_open";--> statement-breakpoint
ALTER TABLE "mail_case" ADD COLUMN "vouched" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_case_open" ON "mail_case" USING btree ("sender","about","vouched") WHERE "mail_case"."closed_at" is null;