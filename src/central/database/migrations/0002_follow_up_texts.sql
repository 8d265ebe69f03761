CREATE TABLE "follow_up_claim" (
	"tenant" text NOT NULL,
	"case_id" uuid NOT NULL,
	"by" text NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "follow_up_claim_tenant_case_id_pk" PRIMARY KEY("tenant","case_id")
);
--> statement-breakpoint
CREATE TABLE "sms_opt_out" (
	"tenant" text NOT NULL,
	"phone" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "sms_opt_out_tenant_phone_pk" PRIMARY KEY("tenant","phone")
);
--> statement-breakpoint
ALTER TABLE "case_fact" ADD COLUMN "follow_up" jsonb;--> statement-breakpoint
ALTER TABLE "sms" ADD COLUMN "template" text DEFAULT 'invited' NOT NULL;--> statement-breakpoint
ALTER TABLE "sms" ADD COLUMN "cause" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sms" ADD COLUMN "not_before" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sms" ADD COLUMN "settled_at" bigint;--> statement-breakpoint
CREATE INDEX "case_fact_follow_up" ON "case_fact" USING btree ("tenant") WHERE follow_up is not null;--> statement-breakpoint
CREATE INDEX "sms_person" ON "sms" USING btree ("tenant","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sms_cause" ON "sms" USING btree ("tenant","case_id","cause","template") WHERE cause > 0;--> statement-breakpoint
-- Whatever has no facts is given them at the start: those that wait for a call need the new column.
DELETE FROM "case_fact" USING "case_row" WHERE "case_row"."tenant" = "case_fact"."tenant" AND "case_row"."case_id" = "case_fact"."case_id" AND "case_row"."state" IN ('fed_back', 'verified');
