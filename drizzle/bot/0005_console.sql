CREATE TABLE "proposed_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp (3) with time zone,
	"seen_state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	CONSTRAINT "proposed_action_what" CHECK ("proposed_action"."what" in ('cancel', 'hold', 'extend')),
	CONSTRAINT "proposed_action_reason" CHECK ("proposed_action"."reason" ~ '^[a-z-]{1,64}$'),
	CONSTRAINT "proposed_action_until" CHECK (("proposed_action"."what" in ('hold', 'extend')) = ("proposed_action"."until" is not null)),
	CONSTRAINT "proposed_action_lapses" CHECK ("proposed_action"."lapses_at" > "proposed_action"."proposed_at"),
	CONSTRAINT "proposed_action_decision" CHECK ("proposed_action"."decision" in ('approved', 'declined', 'withdrawn', 'overtaken', 'lapsed')),
	CONSTRAINT "proposed_action_decided" CHECK (("proposed_action"."decision" is null) = ("proposed_action"."decided_at" is null) and ("proposed_action"."decided_by" is null) = ("proposed_action"."decision" is null or "proposed_action"."decision" = 'lapsed')),
	CONSTRAINT "proposed_action_second_person" CHECK ("proposed_action"."decision" <> 'approved' or "proposed_action"."decided_by" <> "proposed_action"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "request_assignment" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sealed" text
);
--> statement-breakpoint
CREATE TABLE "staff_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "staff_link_token" CHECK ("staff_link"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"id" text PRIMARY KEY NOT NULL,
	"name_sealed" text,
	"roles" text[] NOT NULL,
	"blocked_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_member_id" CHECK ("staff_member"."id" ~ '^staff:[a-z0-9-]{1,32}$'),
	CONSTRAINT "staff_member_roles" CHECK (cardinality("staff_member"."roles") > 0 and "staff_member"."roles" <@ array['support', 'privacy', 'admin'])
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	CONSTRAINT "staff_session_token" CHECK ("staff_session"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "staff_session_ended" CHECK (("staff_session"."ended_at" is null) = ("staff_session"."ended_by" is null))
);
--> statement-breakpoint
DROP INDEX "access_log_at";--> statement-breakpoint
ALTER TABLE "access_log" ALTER COLUMN "key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ALTER COLUMN "pseudonym" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_assignment" ADD CONSTRAINT "request_assignment_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_assignment" ADD CONSTRAINT "request_assignment_staff_id_staff_member_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_note" ADD CONSTRAINT "request_note_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_staff_member_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "proposed_action_open" ON "proposed_action" USING btree ("request_id","what") WHERE "proposed_action"."decision" is null;--> statement-breakpoint
CREATE INDEX "proposed_action_request" ON "proposed_action" USING btree ("request_id","proposed_at");--> statement-breakpoint
CREATE INDEX "proposed_action_lapses" ON "proposed_action" USING btree ("lapses_at") WHERE "proposed_action"."decision" is null;--> statement-breakpoint
CREATE INDEX "request_assignment_staff" ON "request_assignment" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "request_note_request" ON "request_note" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "request_note_at" ON "request_note" USING btree ("at") WHERE "request_note"."sealed" is not null;--> statement-breakpoint
CREATE INDEX "staff_session_staff" ON "staff_session" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_session_seen" ON "staff_session" USING btree ("seen_at");--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_request" ON "access_log" USING btree ("request_id") WHERE "access_log"."request_id" is not null;--> statement-breakpoint
CREATE INDEX "access_log_actor" ON "access_log" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "erasure_request_created" ON "erasure_request" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "erasure_request_in_state" ON "erasure_request" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "erasure_request_tenant" ON "erasure_request" USING btree ("tenant_id","created_at","id") WHERE "erasure_request"."tenant_id" is not null;--> statement-breakpoint
CREATE INDEX "erasure_request_finished" ON "erasure_request" USING btree ("finished_at") WHERE "erasure_request"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at","id");--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_whose" CHECK (("access_log"."key_id" is null) = ("access_log"."pseudonym" is null));--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_role" CHECK ("access_log"."role" in ('support', 'privacy', 'admin'));--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_outcome" CHECK ("access_log"."outcome" ~ '^[a-z-]{1,64}$');--> statement-breakpoint
-- by hand
CREATE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The yearly forgetting names its day in its own statement; nothing younger goes, and nothing is ever changed.
  IF TG_OP = 'DELETE' AND OLD.at < nullif(current_setting('bot.access_log_before', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The access log is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE ON access_log FOR EACH ROW EXECUTE FUNCTION access_log_stays();
--> statement-breakpoint
CREATE TRIGGER access_log_stays_whole BEFORE TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION access_log_stays();
