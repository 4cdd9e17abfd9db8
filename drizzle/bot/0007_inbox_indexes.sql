DROP INDEX "inbox_event_channel";--> statement-breakpoint
DROP INDEX "inbox_event_received";--> statement-breakpoint
CREATE INDEX "inbox_event_received" ON "inbox_event" USING brin ("received_at");