-- AlterTable
ALTER TABLE "SeriesChunk" ADD COLUMN "rowPhase" INTEGER;
