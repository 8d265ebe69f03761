CREATE TABLE "case_fact" (
	"tenant" text NOT NULL,
	"case_id" uuid NOT NULL,
	"line" text,
	"taken_at" bigint NOT NULL,
	"caller_id" uuid,
	"diverted" boolean NOT NULL,
	"solved" text,
	"is_open" boolean NOT NULL,
	"due_at" bigint,
	"tokens" text[] NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "case_fact_tenant_case_id_pk" PRIMARY KEY("tenant","case_id")
);
--> statement-breakpoint
CREATE TABLE "clock_mark" (
	"tenant" text NOT NULL,
	"case_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"clock" text NOT NULL,
	"step" text NOT NULL,
	"due_at" bigint NOT NULL,
	CONSTRAINT "clock_mark_tenant_case_id_assignment_id_clock_step_pk" PRIMARY KEY("tenant","case_id","assignment_id","clock","step")
);
--> statement-breakpoint
CREATE TABLE "notice_seen" (
	"tenant" text NOT NULL,
	"user_id" text NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "notice_seen_tenant_user_id_pk" PRIMARY KEY("tenant","user_id")
);
--> statement-breakpoint
CREATE TABLE "recording" (
	"tenant" text NOT NULL,
	"call_id" text NOT NULL,
	"leg" text NOT NULL,
	"index" integer NOT NULL,
	"seat_id" text NOT NULL,
	"line" text NOT NULL,
	"offset_ms" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"file_id" uuid NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "recording_tenant_call_id_seat_id_leg_index_pk" PRIMARY KEY("tenant","call_id","seat_id","leg","index")
);
--> statement-breakpoint
CREATE TABLE "rule_set_draft" (
	"tenant" text NOT NULL,
	"draft_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"base_version" text NOT NULL,
	"body" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"authors" text[] NOT NULL,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "rule_set_draft_tenant_draft_id_pk" PRIMARY KEY("tenant","draft_id")
);
--> statement-breakpoint
CREATE TABLE "rule_set_version" (
	"tenant" text NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"body" jsonb NOT NULL,
	"effective_from" bigint NOT NULL,
	"published_at" bigint NOT NULL,
	"published_by" text NOT NULL,
	"authors" text[] NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "rule_set_version_tenant_kind_version_pk" PRIMARY KEY("tenant","kind","version")
);
--> statement-breakpoint
CREATE TABLE "share_fact" (
	"tenant" text NOT NULL,
	"assignment_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"unit_id" text NOT NULL,
	"dispatched_at" bigint NOT NULL,
	"contacted_at" bigint,
	"finished_at" bigint,
	"due_at" bigint NOT NULL,
	"reworked" boolean NOT NULL,
	"solved" text,
	"satisfied" text,
	"exemption" text,
	CONSTRAINT "share_fact_tenant_assignment_id_pk" PRIMARY KEY("tenant","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "sms" (
	"tenant" text NOT NULL,
	"sms_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "sms_tenant_sms_id_pk" PRIMARY KEY("tenant","sms_id")
);
--> statement-breakpoint
CREATE INDEX "case_fact_line" ON "case_fact" USING btree ("tenant","line","taken_at");--> statement-breakpoint
CREATE INDEX "case_fact_due" ON "case_fact" USING btree ("tenant","is_open","due_at");--> statement-breakpoint
CREATE INDEX "case_fact_taken" ON "case_fact" USING btree ("tenant","taken_at");--> statement-breakpoint
CREATE INDEX "case_fact_tokens" ON "case_fact" USING gin ("tokens");--> statement-breakpoint
CREATE INDEX "clock_mark_due" ON "clock_mark" USING btree ("tenant","due_at");--> statement-breakpoint
CREATE INDEX "recording_age" ON "recording" USING btree ("tenant","line","received_at");--> statement-breakpoint
CREATE INDEX "rule_set_draft_open" ON "rule_set_draft" USING btree ("tenant","kind","state");--> statement-breakpoint
CREATE INDEX "share_fact_period" ON "share_fact" USING btree ("tenant","dispatched_at");--> statement-breakpoint
CREATE INDEX "share_fact_unit" ON "share_fact" USING btree ("tenant","unit_id","dispatched_at");--> statement-breakpoint
CREATE INDEX "share_fact_case" ON "share_fact" USING btree ("tenant","case_id");--> statement-breakpoint
CREATE INDEX "sms_waiting" ON "sms" USING btree ("tenant","state","at");--> statement-breakpoint
CREATE INDEX "case_closed" ON "case_row" USING btree ("tenant",((body->>'closedAt')::bigint)) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX "person_phone" ON "person" USING btree ("tenant","phone");