import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import {
  buildTokenResponse,
  resolveAndApplyResource,
  resolveRequestedResources,
  shouldIssueRefreshToken,
} from 'oidc-provider/lib/helpers/grants.js';
import { accountOfEmail } from '../accounts';
import { claimsInScope } from './account-claims';
import type { AuthSettings } from './auth.types';
import { API_AUDIENCE, OTP_GRANT } from './clients';
import type { OneTimeCodes } from './one-time-codes';
import { codeErrorMessage } from './one-time-codes';

interface OtpParameters {
  username?: string;
  otp?: string;
  realm?: string;
  audience?: string;
}

/** Registers Auth0's passwordless grant: tokens for an emailed code, without a redirect. */
export function registerOtpGrant(provider: Provider, settings: AuthSettings, codes: OneTimeCodes): void {
  provider.registerGrantType<OtpParameters>(
    OTP_GRANT,
    async (ctx) => {
      // Before the code is used: a client that falls back to /passwordless/verify still needs it.
      if (settings.otpGrant === 'closed') {
        throw new errors.UnauthorizedClient(`Grant type '${OTP_GRANT}' not allowed for the client.`);
      }
      const { params, client } = ctx.oidc;
      const { username, otp, realm } = params;
      if (!username || !otp) throw new errors.InvalidRequest('Missing required parameter: username, otp');
      if (realm !== undefined && realm !== 'email') throw new errors.InvalidRequest('Unknown or invalid realm.');
      await resolveRequestedResources(provider, ctx);

      const check = codes.redeem(username, otp);
      const account = accountOfEmail(username);
      if (check !== 'ok' || !account) {
        throw new errors.CustomOIDCProviderError('invalid_grant', codeErrorMessage(check === 'ok' ? 'wrong' : check));
      }

      const grant = new provider.Grant({ accountId: account.sub, clientId: client.clientId });
      const scopes = [...ctx.oidc.requestParamScopes];
      grant.addOIDCScope(scopes.filter((scope) => scope !== 'app'));
      grant.addResourceScope(API_AUDIENCE, scopes);
      const grantId = await grant.save();

      const tokenOptions = { accountId: account.sub, client, grantId, gty: OTP_GRANT, scope: scopes.join(' ') };
      const resource = Object.keys(ctx.oidc.resourceServers)[0];
      const refresh = new provider.RefreshToken({ ...tokenOptions, resource, amr: ['otp'], expiresWithSession: false });
      const access = new provider.AccessToken({ ...tokenOptions, expiresWithSession: false });
      await resolveAndApplyResource(provider, ctx, refresh, access, grant);

      let idToken: string | undefined;
      if (scopes.includes('openid')) {
        const token = new provider.IdToken({}, { ctx });
        for (const [claim, value] of claimsInScope(account, scopes)) token.set(claim, value);
        idToken = await token.issue({ use: 'idtoken' });
      }

      ctx.body = buildTokenResponse(provider, {
        accessToken: await access.save(),
        refreshToken: (await shouldIssueRefreshToken(provider, ctx, refresh)) ? await refresh.save() : undefined,
        idToken,
        expiresIn: access.expiration,
        scope: access.scope,
        tokenType: access.tokenType,
      });
    },
    ['username', 'otp', 'realm', 'audience', 'scope'],
  );
}
