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
CREATE INDEX "recording_age" ON "recording" USING btree ("tenant","line","received_at");--> statement-breakpoint
CREATE INDEX "rule_set_draft_open" ON "rule_set_draft" USING btree ("tenant","kind","state");--> statement-breakpoint
CREATE INDEX "case_closed" ON "case_row" USING btree ("tenant",((body->>'closedAt')::bigint)) WHERE state = 'closed';