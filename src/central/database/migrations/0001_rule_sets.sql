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
CREATE INDEX "rule_set_draft_open" ON "rule_set_draft" USING btree ("tenant","kind","state");--> statement-breakpoint
CREATE INDEX "case_closed" ON "case_row" USING btree ("tenant",((body->>'closedAt')::bigint)) WHERE state = 'closed';