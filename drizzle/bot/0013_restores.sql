CREATE TABLE "legal_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"tenant_id" text,
	"table_name" text,
	"key_id" text,
	"pseudonym" text,
	"older" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reason" text NOT NULL,
	"held_from" timestamp (3) with time zone NOT NULL,
	"held_until" timestamp (3) with time zone,
	"is_placed" boolean NOT NULL,
	CONSTRAINT "legal_hold_whose" CHECK (("legal_hold"."scope" = 'subject') = ("legal_hold"."pseudonym" is not null and "legal_hold"."key_id" is not null)),
	CONSTRAINT "legal_hold_pseudonym" CHECK ("legal_hold"."pseudonym" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "legal_hold_reason" CHECK ("legal_hold"."reason" ~ '^[a-z_]{1,64}$')
);
--> statement-breakpoint
CREATE TABLE "platform_beat" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"number" bigint NOT NULL,
	"seen" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "platform_beat_one" CHECK ("platform_beat"."one"),
	CONSTRAINT "platform_beat_number" CHECK ("platform_beat"."number" >= "platform_beat"."seen")
);
--> statement-breakpoint
CREATE TABLE "stopped_ads" (
	"id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"pseudonym" text NOT NULL,
	"tenant_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stopped_ads_id_key_id_pseudonym_pk" PRIMARY KEY("id","key_id","pseudonym"),
	CONSTRAINT "stopped_ads_tenant_id" CHECK ("stopped_ads"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$'),
	CONSTRAINT "stopped_ads_pseudonym" CHECK ("stopped_ads"."pseudonym" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE INDEX "stopped_ads_expires" ON "stopped_ads" USING btree ("expires_at");