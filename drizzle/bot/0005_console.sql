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
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_staff_member_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_session_staff" ON "staff_session" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_session_seen" ON "staff_session" USING btree ("seen_at");