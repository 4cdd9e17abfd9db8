ALTER TABLE "erasure_instruction" ADD COLUMN "recorded_at" timestamp (3) with time zone;--> statement-breakpoint
-- When an instruction that is here already was recorded is not known; it has been in force since it was given at the latest.
UPDATE "erasure_instruction" SET "recorded_at" = "given_on"::timestamp AT TIME ZONE 'Asia/Kolkata';--> statement-breakpoint
ALTER TABLE "erasure_instruction" ALTER COLUMN "recorded_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "erasure_instruction" DROP CONSTRAINT "erasure_instruction_pkey";--> statement-breakpoint
ALTER TABLE "erasure_instruction" ADD CONSTRAINT "erasure_instruction_tenant_id_recorded_at_pk" PRIMARY KEY("tenant_id","recorded_at");
