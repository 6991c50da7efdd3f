import * as z from 'zod/mini';
import { AppError } from '../../kernel/app-error.ts';
import { createUpstream } from '../upstream/upstream.ts';
import type { BusinessRegister } from './business-register.ts';

const Answer = z.object({
  firm: z.nullable(
    z.object({
      creditCode: z.string(),
      name: z.string().check(z.minLength(1), z.maxLength(200)),
      legalRepresentative: z.object({ name: z.string(), idNumber: z.string() }),
    }),
  ),
});

/** The register behind the departments' data exchange. */
export function businessRegisterOverHttp(exchange: { url: string; secret: string }): BusinessRegister {
  const upstream = createUpstream({ base: exchange.url });
  return {
    async find(creditCode) {
      const { firm } = await upstream.call({
        method: 'POST',
        path: '/business-register/firm',
        headers: { authorization: `Bearer ${exchange.secret}` },
        body: { creditCode },
        answer: Answer,
      });
      // Another firm's record is worse than none.
      if (firm && firm.creditCode !== creditCode) throw new AppError('upstream.invalid', { facts: { mismatch: true } });
      return firm;
    },
  };
}
