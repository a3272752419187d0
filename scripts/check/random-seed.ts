import fc from 'fast-check';

/** The seed of all random tests, so that a commit passes or fails each time. `RANDOM_SEED=7 npm test` tries other cases. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.RANDOM_SEED ?? 20_261_129) });
