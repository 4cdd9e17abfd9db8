CREATE INDEX "call_analysis_recording_key_index" ON "call_analysis" USING btree ("recording_key");--> statement-breakpoint
CREATE INDEX "knowledge_source_file_key_index" ON "knowledge_source" USING btree ("file_key") WHERE "knowledge_source"."file_key" is not null;--> statement-breakpoint
CREATE INDEX "message_media_key_index" ON "message" USING btree ("media_key") WHERE "message"."media_key" is not null;--> statement-breakpoint
CREATE INDEX "voice_session_recording_key_index" ON "voice_session" USING btree ("recording_key") WHERE "voice_session"."recording_key" is not null;