import { z } from 'zod';
import { ENTERPRISE_ID_RULE, isEnterpriseId } from './env-schema';
import { SettingsError } from './settings-error';

/** An enterprise client as Copper gave it. */
export interface EnterpriseSetting {
  /** Its id in API paths and in our URLs. */
  enterpriseId: string;
  /** The name in the account menu. Default: the id. */
  name: string;
  clientId: string;
  clientSecret: string;
}

const NAMES = ['COPPER_CLIENT_ID', 'COPPER_CLIENT_SECRET', 'COPPER_ENTERPRISE_ID'] as const;

type Single = Partial<Record<(typeof NAMES)[number] | 'COPPER_ENTERPRISES', string>>;

const text = z.string().trim().min(1).max(200);

const list = z.array(
  z.strictObject({
    id: text.refine(isEnterpriseId, `must be ${ENTERPRISE_ID_RULE}`),
    name: text.optional(),
    clientId: text,
    clientSecret: text,
  }),
);

/**
 * Returns the enterprises of the settings: that of the three single settings, then those of `COPPER_ENTERPRISES`, a
 * JSON list or the path of a file with one. Throws `SettingsError`; its message contains no value.
 */
export function parseEnterprises(settings: Single, readFile: (path: string) => string): EnterpriseSetting[] {
  const enterprises = [...singleEnterprise(settings), ...enterprisesOfList(settings.COPPER_ENTERPRISES, readFile)];
  const ids = new Set<string>();
  for (const { enterpriseId } of enterprises) {
    if (ids.has(enterpriseId)) throw new SettingsError(`The enterprise ${enterpriseId} is set twice: name each once.`);
    ids.add(enterpriseId);
  }
  return enterprises;
}

function singleEnterprise(settings: Single): EnterpriseSetting[] {
  const missing = NAMES.filter((name) => settings[name] === undefined);
  const { COPPER_CLIENT_ID, COPPER_CLIENT_SECRET, COPPER_ENTERPRISE_ID } = settings;
  if (COPPER_CLIENT_ID && COPPER_CLIENT_SECRET && COPPER_ENTERPRISE_ID) {
    return [
      {
        enterpriseId: COPPER_ENTERPRISE_ID,
        name: COPPER_ENTERPRISE_ID,
        clientId: COPPER_CLIENT_ID,
        clientSecret: COPPER_CLIENT_SECRET,
      },
    ];
  }
  if (missing.length === NAMES.length) return [];
  const present = NAMES.filter((name) => !missing.includes(name));
  throw new SettingsError(
    `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set while ${present.join(' and ')} ` +
      `${present.length > 1 ? 'are' : 'is'}: an enterprise account needs all three or none of them.`,
  );
}

function enterprisesOfList(value: string | undefined, readFile: (path: string) => string): EnterpriseSetting[] {
  if (value === undefined) return [];
  const inFile = !value.startsWith('[');
  const where = inFile ? 'The file that COPPER_ENTERPRISES names' : 'COPPER_ENTERPRISES';
  const parsed = list.safeParse(jsonOf(inFile ? contentOf(value, where, readFile) : value, where));
  if (parsed.success) {
    return parsed.data.map(({ id, name = id, clientId, clientSecret }) => ({
      enterpriseId: id,
      name,
      clientId,
      clientSecret,
    }));
  }
  const [index, field] = parsed.error.issues[0]?.path ?? [];
  const which = typeof index === 'number' ? `entry ${index + 1}${field === undefined ? '' : `, ${String(field)}`}` : '';
  throw new SettingsError(
    `${where} can't be used${which ? ` (${which})` : ''}: it must be a JSON list of entries with id, clientId, ` +
      'clientSecret and optionally name.',
  );
}

function contentOf(path: string, where: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new SettingsError(`${where} can't be read (${code}): give a JSON list or the path of a file with one.`);
  }
}

function jsonOf(content: string, where: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new SettingsError(`${where} is not JSON: it must be a list that begins with "[".`);
  }
}
