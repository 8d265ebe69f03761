CREATE TABLE "abandoned_call" (
	"tenant" text NOT NULL,
	"call_id" text NOT NULL,
	"call" jsonb NOT NULL,
	"outcome" text,
	"done_by" text,
	"done_at" bigint,
	CONSTRAINT "abandoned_call_tenant_call_id_pk" PRIMARY KEY("tenant","call_id")
);
--> statement-breakpoint
CREATE TABLE "case_audience" (
	"tenant" text NOT NULL,
	"key" text NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"visible" boolean NOT NULL,
	CONSTRAINT "case_audience_tenant_key_case_id_pk" PRIMARY KEY("tenant","key","case_id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"tenant" text NOT NULL,
	"position" bigint NOT NULL,
	"at" bigint NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"detail" jsonb NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_tenant_position_pk" PRIMARY KEY("tenant","position")
);
--> statement-breakpoint
CREATE TABLE "case_row" (
	"tenant" text NOT NULL,
	"case_id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"seq" bigint NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "case_row_tenant_case_id_pk" PRIMARY KEY("tenant","case_id"),
	CONSTRAINT "case_number" UNIQUE("tenant","number")
);
--> statement-breakpoint
CREATE TABLE "command" (
	"tenant" text NOT NULL,
	"command_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"received_at" bigint NOT NULL,
	"result" jsonb NOT NULL,
	CONSTRAINT "command_tenant_command_id_pk" PRIMARY KEY("tenant","command_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"tenant" text NOT NULL,
	"seq" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"envelope" jsonb NOT NULL,
	CONSTRAINT "event_tenant_seq_pk" PRIMARY KEY("tenant","seq"),
	CONSTRAINT "event_version" UNIQUE("tenant","case_id","version")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"tenant" text NOT NULL,
	"file_id" uuid NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" bigint NOT NULL,
	CONSTRAINT "file_tenant_file_id_pk" PRIMARY KEY("tenant","file_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"tenant" text NOT NULL,
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"erased_at" bigint,
	CONSTRAINT "person_tenant_person_id_pk" PRIMARY KEY("tenant","person_id")
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"tenant" text NOT NULL,
	"seat_id" text NOT NULL,
	"line" text NOT NULL,
	"number_block" integer NOT NULL,
	"public_key" text,
	"enrolment_hash" text,
	CONSTRAINT "seat_tenant_seat_id_pk" PRIMARY KEY("tenant","seat_id"),
	CONSTRAINT "seat_number_block" UNIQUE("tenant","number_block")
);
--> statement-breakpoint
CREATE TABLE "user_session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"seat_id" text,
	"chain" uuid NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"tenant" text PRIMARY KEY NOT NULL,
	"next_seq" bigint NOT NULL,
	"epoch" uuid NOT NULL,
	"demo" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"tenant" text NOT NULL,
	"unit_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"code" text,
	"demo" boolean NOT NULL,
	CONSTRAINT "unit_tenant_unit_id_pk" PRIMARY KEY("tenant","unit_id")
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"tenant" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"line" text,
	"unit_id" text,
	"password_hash" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "app_user_tenant_user_id_pk" PRIMARY KEY("tenant","user_id")
);
--> statement-breakpoint
CREATE INDEX "case_audience_feed" ON "case_audience" USING btree ("tenant","key","seq");--> statement-breakpoint
CREATE INDEX "person_case" ON "person" USING btree ("tenant","case_id");--> statement-breakpoint
CREATE INDEX "user_session_chain" ON "user_session" USING btree ("chain");