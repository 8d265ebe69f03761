CREATE TABLE "carried_case" (
	"tenant" text NOT NULL,
	"number" text NOT NULL,
	"body" jsonb NOT NULL,
	"sent_at" bigint NOT NULL,
	CONSTRAINT "carried_case_tenant_number_pk" PRIMARY KEY("tenant","number")
);
--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "phone" text DEFAULT '' NOT NULL;