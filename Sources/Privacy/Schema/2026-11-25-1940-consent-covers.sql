-- Which table of the program rests on what people agree to here; empty when none does.
ALTER TABLE privacy_consent_text ADD COLUMN covers TEXT NOT NULL DEFAULT '';
