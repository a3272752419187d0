-- The longest range that was taken: between it and the shortest that was refused lies what one request may span.
ALTER TABLE "RefusedRange" ADD COLUMN "accepted" INTEGER;
