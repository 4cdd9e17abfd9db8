ALTER TABLE "processor_task" DROP CONSTRAINT "processor_task_once";--> statement-breakpoint
ALTER TABLE "processor_task" DROP CONSTRAINT "processor_task_state";--> statement-breakpoint
DROP INDEX "processor_task_unsaid";--> statement-breakpoint
CREATE UNIQUE INDEX "processor_task_once" ON "processor_task" USING btree ("request_id","processor_id","verb",coalesce("erase_on", '-infinity'::date));--> statement-breakpoint
CREATE INDEX "processor_task_unsaid" ON "processor_task" USING btree ("request_id") WHERE "processor_task"."state" in ('done','left','scheduled','refused')
          and "processor_task"."said_state" is distinct from case when "processor_task"."state" = 'scheduled' and "processor_task"."overdue_at" is not null then 'overdue' else "processor_task"."state" end;--> statement-breakpoint
ALTER TABLE "processor_task" ADD CONSTRAINT "processor_task_state" CHECK ("processor_task"."state" in ('pending', 'told', 'scheduled', 'done', 'left', 'refused', 'unanswered'));--> statement-breakpoint
UPDATE "processor" SET "verbs" = array['erase-now', 'erase-after'] WHERE "kind" = 'meta-contact-book';
