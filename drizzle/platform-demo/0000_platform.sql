CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_by" uuid,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"permissions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"budget" numeric(12, 2),
	"allowed_domains" text[] DEFAULT '{}' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"email" text NOT NULL,
	"full_name" text NOT NULL,
	"phone_number" text,
	"role" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"google_id" text,
	"two_factor_secret" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "app_user_email_unique" UNIQUE("email"),
	CONSTRAINT "app_user_google_id_unique" UNIQUE("google_id"),
	CONSTRAINT "app_user_role" CHECK ("app_user"."role" in ('owner', 'admin', 'agent')),
	CONSTRAINT "app_user_email" CHECK ("app_user"."email" like '%_@_%'),
	CONSTRAINT "app_user_phone" CHECK ("app_user"."phone_number" ~ '^\+[1-9][0-9]{7,14}$')
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"actor_user_id" uuid,
	"action" text NOT NULL,
	"target" text,
	"ip" "inet",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"system_prompt" text DEFAULT '' NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bot_type" CHECK ("bot"."type" in ('whatsapp', 'whatsapp_voice', 'inbound_call', 'outbound_call', 'ivr'))
);
--> statement-breakpoint
CREATE TABLE "call_analysis" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"voice_session_id" uuid NOT NULL,
	"recording_key" text NOT NULL,
	"transcript" jsonb NOT NULL,
	"summary" text NOT NULL,
	"sentiment" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_analysis_voice_session_id_unique" UNIQUE("voice_session_id"),
	CONSTRAINT "call_analysis_sentiment" CHECK ("call_analysis"."sentiment" in ('positive', 'neutral', 'negative'))
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"created_by" uuid,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_status" CHECK ("campaign"."status" in ('draft', 'scheduled', 'running', 'finished'))
);
--> statement-breakpoint
CREATE TABLE "campaign_recipient" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"variables" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"wamid" text,
	"status" text NOT NULL,
	"error" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "campaign_recipient_wamid_unique" UNIQUE("wamid"),
	CONSTRAINT "campaign_recipient_campaign_id_phone_unique" UNIQUE("campaign_id","phone"),
	CONSTRAINT "campaign_recipient_status" CHECK ("campaign_recipient"."status" in ('pending', 'sent', 'delivered', 'read', 'failed', 'cancelled')),
	CONSTRAINT "campaign_recipient_phone" CHECK (length("campaign_recipient"."phone") between 1 and 64),
	CONSTRAINT "campaign_recipient_unsent" CHECK ("campaign_recipient"."status" not in ('pending', 'cancelled') or "campaign_recipient"."wamid" is null)
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"bot_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"external_id" text NOT NULL,
	"business_scoped_user_id" text,
	"status" text NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ai_autoreply_enabled" boolean DEFAULT true NOT NULL,
	"duration_seconds" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_channel" CHECK ("conversation"."channel" in ('whatsapp', 'voice')),
	CONSTRAINT "conversation_status" CHECK ("conversation"."status" in ('open', 'closed')),
	CONSTRAINT "conversation_external_id" CHECK ("conversation"."external_id" ~ '^(\+?[1-9][0-9]{7,14}|[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128})$')
);
--> statement-breakpoint
CREATE TABLE "coupon_redemption" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"user_id" uuid,
	"code" text NOT NULL,
	"credits" numeric(12, 2) NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coupon_redemption_tenant_id_code_unique" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
CREATE TABLE "credit_transaction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"payment_id" uuid,
	"kind" text NOT NULL,
	"credits" numeric(12, 2) NOT NULL,
	"financial_year_end" date NOT NULL,
	"annual_return_due" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_transaction_kind" CHECK ("credit_transaction"."kind" in ('purchase', 'usage', 'coupon', 'refund'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_record" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status_code" integer NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_record_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "invoice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"financial_year_end" date NOT NULL,
	"annual_return_due" date NOT NULL,
	"billing_name" text NOT NULL,
	"billing_phone" text,
	"billing_address" text,
	"gstin" text,
	"lines" jsonb NOT NULL,
	"amount_paise" bigint NOT NULL,
	"tax_paise" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoice_tenant_id_number_unique" UNIQUE("tenant_id","number"),
	CONSTRAINT "invoice_kind" CHECK ("invoice"."kind" in ('subscription', 'customer')),
	CONSTRAINT "invoice_amounts" CHECK ("invoice"."amount_paise" >= 0 and "invoice"."tax_paise" between 0 and "invoice"."amount_paise"),
	CONSTRAINT "invoice_gstin" CHECK ("invoice"."gstin" ~ '^[0-9]{2}[A-Z0-9]{13}$'),
	CONSTRAINT "invoice_dates" CHECK ("invoice"."issued_on" <= "invoice"."financial_year_end" and "invoice"."financial_year_end" < "invoice"."annual_return_due")
);
--> statement-breakpoint
CREATE TABLE "knowledge_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"knowledge_source_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"vector" real[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_entry_knowledge_source_id_position_unique" UNIQUE("knowledge_source_id","position")
);
--> statement-breakpoint
CREATE TABLE "knowledge_source" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"bot_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"file_key" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_source_kind" CHECK ("knowledge_source"."kind" in ('text', 'file', 'url'))
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"content" text NOT NULL,
	"message_type" text NOT NULL,
	"tokens_used" integer,
	"media_key" text,
	"wamid" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_wamid_unique" UNIQUE("wamid"),
	CONSTRAINT "message_role" CHECK ("message"."role" in ('user', 'assistant')),
	CONSTRAINT "message_type" CHECK ("message"."message_type" in ('text', 'image', 'audio', 'document', 'interactive', 'template'))
);
--> statement-breakpoint
CREATE TABLE "message_status" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message_id" uuid NOT NULL,
	"wamid" text NOT NULL,
	"status" text NOT NULL,
	"recipient" text,
	"timestamp" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_status_wamid_status_unique" UNIQUE("wamid","status"),
	CONSTRAINT "message_status_status" CHECK ("message_status"."status" in ('sent', 'delivered', 'read', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"name" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"invoice_id" uuid,
	"kind" text NOT NULL,
	"order_id" text NOT NULL,
	"payer_name" text,
	"payer_phone" text,
	"amount_paise" bigint NOT NULL,
	"status" text NOT NULL,
	"financial_year_end" date NOT NULL,
	"annual_return_due" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "payment_kind" CHECK ("payment"."kind" in ('subscription', 'customer')),
	CONSTRAINT "payment_status" CHECK ("payment"."status" in ('created', 'paid', 'failed', 'refunded')),
	CONSTRAINT "payment_amount" CHECK ("payment"."amount_paise" > 0)
);
--> statement-breakpoint
CREATE TABLE "template" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"whatsapp_account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"components" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_whatsapp_account_id_name_language_unique" UNIQUE("whatsapp_account_id","name","language")
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"plan" text DEFAULT 'starter' NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"data_retention_days" integer,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_name_unique" UNIQUE("name"),
	CONSTRAINT "tenant_plan" CHECK ("tenant"."plan" in ('starter', 'growth', 'enterprise')),
	CONSTRAINT "tenant_retention" CHECK ("tenant"."data_retention_days" between 30 and 3650)
);
--> statement-breakpoint
CREATE TABLE "usage_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"bot_id" uuid,
	"api_key_id" uuid,
	"conversation_id" uuid,
	"model" text NOT NULL,
	"tokens" integer NOT NULL,
	"latency_ms" integer NOT NULL,
	"cost" numeric(12, 4) NOT NULL,
	"ip" "inet",
	"prompt" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_log_sums" CHECK ("usage_log"."tokens" >= 0 and "usage_log"."latency_ms" >= 0 and "usage_log"."cost" >= 0)
);
--> statement-breakpoint
CREATE TABLE "user_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"ip" "inet",
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "voice_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"bot_id" uuid NOT NULL,
	"conversation_id" uuid,
	"livekit_room" text NOT NULL,
	"recording_key" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"end_reason" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "voice_session_order" CHECK ("voice_session"."ended_at" >= "voice_session"."started_at")
);
--> statement-breakpoint
CREATE TABLE "voice_turn" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"voice_session_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"transcript" text NOT NULL,
	CONSTRAINT "voice_turn_voice_session_id_position_unique" UNIQUE("voice_session_id","position"),
	CONSTRAINT "voice_turn_role" CHECK ("voice_turn"."role" in ('user', 'assistant'))
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"webhook_subscription_id" uuid NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"response_status" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_delivery_status" CHECK ("webhook_delivery"."status" in ('pending', 'delivered', 'failed', 'cancelled')),
	CONSTRAINT "webhook_delivery_attempts" CHECK ("webhook_delivery"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "webhook_subscription" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"events" text[] NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_subscription_url" CHECK ("webhook_subscription"."url" like 'https://%')
);
--> statement-breakpoint
CREATE TABLE "whatsapp_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"waba_id" text NOT NULL,
	"business_id" text NOT NULL,
	"access_token" text NOT NULL,
	"app_secret" text NOT NULL,
	"verify_token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "whatsapp_account_waba_id_unique" UNIQUE("waba_id")
);
--> statement-breakpoint
CREATE TABLE "whatsapp_number" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"whatsapp_account_id" uuid NOT NULL,
	"bot_id" uuid,
	"phone_number_id" text NOT NULL,
	"display_number" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "whatsapp_number_phone_number_id_unique" UNIQUE("phone_number_id"),
	CONSTRAINT "whatsapp_number_display_number_unique" UNIQUE("display_number")
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_app_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_user_id_app_user_id_fk" FOREIGN KEY ("actor_user_id") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot" ADD CONSTRAINT "bot_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_analysis" ADD CONSTRAINT "call_analysis_voice_session_id_voice_session_id_fk" FOREIGN KEY ("voice_session_id") REFERENCES "public"."voice_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_template_id_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_created_by_app_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_campaign_id_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_bot_id_bot_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemption" ADD CONSTRAINT "coupon_redemption_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemption" ADD CONSTRAINT "coupon_redemption_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_transaction" ADD CONSTRAINT "credit_transaction_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_transaction" ADD CONSTRAINT "credit_transaction_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_record" ADD CONSTRAINT "idempotency_record_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_entry" ADD CONSTRAINT "knowledge_entry_knowledge_source_id_knowledge_source_id_fk" FOREIGN KEY ("knowledge_source_id") REFERENCES "public"."knowledge_source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_source" ADD CONSTRAINT "knowledge_source_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_source" ADD CONSTRAINT "knowledge_source_bot_id_bot_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_status" ADD CONSTRAINT "message_status_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_whatsapp_account_id_whatsapp_account_id_fk" FOREIGN KEY ("whatsapp_account_id") REFERENCES "public"."whatsapp_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_log" ADD CONSTRAINT "usage_log_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_log" ADD CONSTRAINT "usage_log_bot_id_bot_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bot"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_log" ADD CONSTRAINT "usage_log_api_key_id_api_key_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_key"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_log" ADD CONSTRAINT "usage_log_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_session" ADD CONSTRAINT "voice_session_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_session" ADD CONSTRAINT "voice_session_bot_id_bot_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_session" ADD CONSTRAINT "voice_session_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_turn" ADD CONSTRAINT "voice_turn_voice_session_id_voice_session_id_fk" FOREIGN KEY ("voice_session_id") REFERENCES "public"."voice_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_subscription_id_webhook_subscription_id_fk" FOREIGN KEY ("webhook_subscription_id") REFERENCES "public"."webhook_subscription"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_subscription" ADD CONSTRAINT "webhook_subscription_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_account" ADD CONSTRAINT "whatsapp_account_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_number" ADD CONSTRAINT "whatsapp_number_tenant_id_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_number" ADD CONSTRAINT "whatsapp_number_whatsapp_account_id_whatsapp_account_id_fk" FOREIGN KEY ("whatsapp_account_id") REFERENCES "public"."whatsapp_account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_number" ADD CONSTRAINT "whatsapp_number_bot_id_bot_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bot"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_key_tenant_id_index" ON "api_key" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "api_key_created_by_index" ON "api_key" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "app_user_tenant_id_index" ON "app_user" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "app_user_phone_number_index" ON "app_user" USING btree ("phone_number");--> statement-breakpoint
CREATE UNIQUE INDEX "app_user_one_owner" ON "app_user" USING btree ("tenant_id") WHERE "app_user"."role" = 'owner';--> statement-breakpoint
CREATE INDEX "audit_log_tenant_id_created_at_index" ON "audit_log" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_log_actor_user_id_index" ON "audit_log" USING btree ("actor_user_id");--> statement-breakpoint
CREATE INDEX "audit_log_target_index" ON "audit_log" USING btree ("target");--> statement-breakpoint
CREATE INDEX "bot_tenant_id_index" ON "bot" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "campaign_tenant_id_index" ON "campaign" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "campaign_template_id_index" ON "campaign" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "campaign_created_by_index" ON "campaign" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "campaign_recipient_tenant_id_index" ON "campaign_recipient" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "campaign_recipient_phone_index" ON "campaign_recipient" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "conversation_tenant_id_external_id_index" ON "conversation" USING btree ("tenant_id","external_id");--> statement-breakpoint
CREATE INDEX "conversation_external_id_index" ON "conversation" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "conversation_business_scoped_user_id_index" ON "conversation" USING btree ("business_scoped_user_id");--> statement-breakpoint
CREATE INDEX "conversation_contact_phone" ON "conversation" USING btree (("metadata" #>> '{contact,phone}'::text[]));--> statement-breakpoint
CREATE INDEX "conversation_bot_id_index" ON "conversation" USING btree ("bot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_one_open" ON "conversation" USING btree ("bot_id","external_id") WHERE "conversation"."status" = 'open';--> statement-breakpoint
CREATE INDEX "coupon_redemption_user_id_index" ON "coupon_redemption" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "credit_transaction_tenant_id_index" ON "credit_transaction" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "credit_transaction_payment_id_index" ON "credit_transaction" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "invoice_billing_phone_index" ON "invoice" USING btree ("billing_phone");--> statement-breakpoint
CREATE INDEX "knowledge_source_tenant_id_index" ON "knowledge_source" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "knowledge_source_bot_id_index" ON "knowledge_source" USING btree ("bot_id");--> statement-breakpoint
CREATE INDEX "message_conversation_id_created_at_index" ON "message" USING btree ("conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "message_status_message_id_index" ON "message_status" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "passkey_user_id_index" ON "passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "payment_tenant_id_index" ON "payment" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "payment_invoice_id_index" ON "payment" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "payment_payer_phone_index" ON "payment" USING btree ("payer_phone");--> statement-breakpoint
CREATE INDEX "template_tenant_id_index" ON "template" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "usage_log_tenant_id_created_at_index" ON "usage_log" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "usage_log_bot_id_index" ON "usage_log" USING btree ("bot_id");--> statement-breakpoint
CREATE INDEX "usage_log_api_key_id_index" ON "usage_log" USING btree ("api_key_id");--> statement-breakpoint
CREATE INDEX "usage_log_conversation_id_index" ON "usage_log" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "user_session_user_id_index" ON "user_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "voice_session_tenant_id_index" ON "voice_session" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "voice_session_bot_id_index" ON "voice_session" USING btree ("bot_id");--> statement-breakpoint
CREATE INDEX "voice_session_conversation_id_index" ON "voice_session" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "voice_session_caller" ON "voice_session" USING btree (("metadata" #>> '{caller,phone}'::text[]));--> statement-breakpoint
CREATE INDEX "webhook_delivery_tenant_id_index" ON "webhook_delivery" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_webhook_subscription_id_index" ON "webhook_delivery" USING btree ("webhook_subscription_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_subject" ON "webhook_delivery" USING btree (("payload" #>> '{data,conversation,external_id}'::text[]));--> statement-breakpoint
CREATE INDEX "webhook_subscription_tenant_id_index" ON "webhook_subscription" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "whatsapp_account_tenant_id_index" ON "whatsapp_account" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "whatsapp_number_tenant_id_index" ON "whatsapp_number" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "whatsapp_number_whatsapp_account_id_index" ON "whatsapp_number" USING btree ("whatsapp_account_id");--> statement-breakpoint
CREATE INDEX "whatsapp_number_bot_id_index" ON "whatsapp_number" USING btree ("bot_id");