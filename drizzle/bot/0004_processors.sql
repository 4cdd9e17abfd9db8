CREATE TABLE "processor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"endpoint" text,
	"secret_sealed" text,
	"categories" text[] NOT NULL,
	"verbs" text[] NOT NULL,
	"knows_by" text[] NOT NULL,
	"answer_hours" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "processor_name_unique" UNIQUE("name"),
	CONSTRAINT "processor_name" CHECK ("processor"."name" ~ '^[a-z][a-z0-9-]{1,31}$' and "processor"."name" !~ '[0-9]{5}'),
	CONSTRAINT "processor_kind" CHECK ("processor"."kind" in ('webhook', 'meta-contact-book')),
	CONSTRAINT "processor_webhook" CHECK (("processor"."kind" = 'webhook') = ("processor"."endpoint" is not null and "processor"."secret_sealed" is not null)),
	CONSTRAINT "processor_verbs" CHECK (cardinality("processor"."verbs") > 0 and "processor"."verbs" <@ array['erase-now', 'erase-after']),
	CONSTRAINT "processor_knows_by" CHECK (cardinality("processor"."knows_by") > 0 and "processor"."knows_by" <@ array['phone', 'user_id', 'email']),
	CONSTRAINT "processor_categories" CHECK (cardinality("processor"."categories") > 0),
	CONSTRAINT "processor_answer_hours" CHECK ("processor"."answer_hours" between 1 and 720)
);
--> statement-breakpoint
CREATE TABLE "processor_answer" (
	"processor_id" uuid NOT NULL,
	"id" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "processor_answer_processor_id_id_pk" PRIMARY KEY("processor_id","id")
);
--> statement-breakpoint
CREATE TABLE "processor_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"request_id" uuid NOT NULL,
	"processor_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"categories" text[] NOT NULL,
	"erase_on" date,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"http_status" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone,
	"overdue_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	CONSTRAINT "processor_task_once" UNIQUE("request_id","processor_id","verb"),
	CONSTRAINT "processor_task_verb" CHECK ("processor_task"."verb" in ('erase-now', 'erase-after') and ("processor_task"."verb" = 'erase-after') = ("processor_task"."erase_on" is not null)),
	CONSTRAINT "processor_task_state" CHECK ("processor_task"."state" in ('pending', 'told', 'scheduled', 'done', 'refused', 'unanswered')),
	CONSTRAINT "processor_task_scheduled" CHECK ("processor_task"."state" <> 'scheduled' or "processor_task"."verb" = 'erase-after'),
	CONSTRAINT "processor_task_settled" CHECK (("processor_task"."state" in ('pending', 'told')) = ("processor_task"."settled_at" is null)),
	CONSTRAINT "processor_task_settled_by" CHECK (("processor_task"."settled_at" is null) = ("processor_task"."settled_by" is null)),
	CONSTRAINT "processor_task_blanked" CHECK ("processor_task"."state" in ('pending', 'told') or "processor_task"."sealed" is null),
	CONSTRAINT "processor_task_http_status" CHECK ("processor_task"."http_status" between 100 and 599)
);
--> statement-breakpoint
ALTER TABLE "processor_answer" ADD CONSTRAINT "processor_answer_processor_id_processor_id_fk" FOREIGN KEY ("processor_id") REFERENCES "public"."processor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processor_task" ADD CONSTRAINT "processor_task_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "processor_task" ADD CONSTRAINT "processor_task_processor_id_processor_id_fk" FOREIGN KEY ("processor_id") REFERENCES "public"."processor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "processor_answer_taken" ON "processor_answer" USING btree ("taken_at");--> statement-breakpoint
CREATE INDEX "processor_task_waiting" ON "processor_task" USING btree ("request_id","seq") WHERE "processor_task"."state" in ('pending','told');--> statement-breakpoint
CREATE INDEX "processor_task_due" ON "processor_task" USING btree ("next_attempt_at") WHERE "processor_task"."state" in ('pending','told');--> statement-breakpoint
CREATE INDEX "processor_task_overdue" ON "processor_task" USING btree ("due_at") WHERE "processor_task"."state" in ('pending','told','scheduled') and "processor_task"."overdue_at" is null;--> statement-breakpoint
CREATE INDEX "processor_task_processor" ON "processor_task" USING btree ("processor_id");--> statement-breakpoint
CREATE INDEX "processor_task_created" ON "processor_task" USING btree ("created_at");