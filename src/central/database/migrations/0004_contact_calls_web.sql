CREATE TABLE "contact_call" (
	"tenant" text NOT NULL,
	"call_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"state" text NOT NULL,
	"call" jsonb NOT NULL,
	CONSTRAINT "contact_call_tenant_call_id_pk" PRIMARY KEY("tenant","call_id")
);
--> statement-breakpoint
CREATE TABLE "web_key" (
	"tenant" text PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "web_report" (
	"tenant" text NOT NULL,
	"report_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"ticket_id" text NOT NULL,
	"phone_hash" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "web_report_tenant_report_id_pk" PRIMARY KEY("tenant","report_id"),
	CONSTRAINT "web_report_ticket" UNIQUE("tenant","ticket_id")
);
--> statement-breakpoint
ALTER TABLE "app_user" ADD COLUMN "phone" text;--> statement-breakpoint
CREATE INDEX "contact_call_user" ON "contact_call" USING btree ("tenant","user_id","started_at");--> statement-breakpoint
CREATE INDEX "contact_call_state" ON "contact_call" USING btree ("tenant","state");--> statement-breakpoint
CREATE INDEX "web_report_phone" ON "web_report" USING btree ("tenant","phone_hash","at");--> statement-breakpoint
CREATE INDEX "web_report_case" ON "web_report" USING btree ("tenant","case_id");