CREATE TABLE "account_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"sealed" text,
	"token_hash" text NOT NULL,
	"token_sealed" text,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_contact_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "account_contact_token" CHECK ("account_contact"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "account_contact_blanked" CHECK (("account_contact"."sealed" is null) = ("account_contact"."token_sealed" is null))
);
--> statement-breakpoint
CREATE TABLE "email_code" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"code_hash" text,
	"members_sealed" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"passed_at" timestamp (3) with time zone,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "email_code_address_hash" CHECK ("email_code"."address_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "email_code_hash" CHECK ("email_code"."code_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "email_code_members" CHECK (("email_code"."code_hash" is null) = ("email_code"."members_sealed" is null)),
	CONSTRAINT "email_code_tries" CHECK ("email_code"."tries" between 0 and 5),
	CONSTRAINT "email_code_passed" CHECK ("email_code"."passed_at" is null or "email_code"."code_hash" is not null),
	CONSTRAINT "email_code_spent" CHECK ("email_code"."spent_at" is null or "email_code"."passed_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_scope";--> statement-breakpoint
DROP INDEX "erasure_request_open";--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "member_id" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "replay_entry" ADD COLUMN "member_id" text;--> statement-breakpoint
ALTER TABLE "account_contact" ADD CONSTRAINT "account_contact_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_code" ADD CONSTRAINT "email_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_code" ADD CONSTRAINT "email_code_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_contact_request" ON "account_contact" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "email_code_conversation" ON "email_code" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "email_code_person" ON "email_code" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "email_code_address" ON "email_code" USING btree ("address_hash","asked_at");--> statement-breakpoint
CREATE INDEX "email_code_asked" ON "email_code" USING btree ("asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open_profile" ON "erasure_request" USING btree ("tenant_id","member_id") WHERE "erasure_request"."scope" = 'profile' and "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
CREATE INDEX "erasure_request_remind" ON "erasure_request" USING btree ("erase_at") WHERE "erasure_request"."scope" in ('account','profile') and "erasure_request"."state" = 'scheduled' and "erasure_request"."reminded_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open" ON "erasure_request" USING btree ("person_id","scope",coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "erasure_request"."scope" in ('number','business') and "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_member" CHECK (("erasure_request"."scope" = 'profile') = ("erasure_request"."member_id" is not null));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_scope" CHECK (("erasure_request"."scope" in ('business','account','profile')) = ("erasure_request"."tenant_id" is not null));