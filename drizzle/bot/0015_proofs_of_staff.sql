ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_proof";--> statement-breakpoint
ALTER TABLE "proposed_action" DROP CONSTRAINT "proposed_action_what";--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_proof" CHECK (case when "erasure_request"."scope" = 'account' then "erasure_request"."source" is null and "erasure_request"."proof" in ('called-back', 'address-answered')
        else ("erasure_request"."source" is null) = ("erasure_request"."proof" is null)
          and ("erasure_request"."proof" in ('called-back', 'papers-seen') or ("erasure_request"."proof" = 'business-confirmed' and "erasure_request"."scope" = 'business')) end);--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_what" CHECK ("proposed_action"."what" in ('cancel', 'hold', 'extend', 'shorten', 'start', 'refuse'));