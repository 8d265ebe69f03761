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
CREATE INDEX "recording_age" ON "recording" USING btree ("tenant","line","received_at");