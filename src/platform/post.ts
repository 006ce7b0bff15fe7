/**
 * Posts to an organisation's intake: no cookies, no referrer, no cache, no redirect, and nothing of the answer is read but its status. Not
 * counted among our own requests, which parents see: this one is the child's.
 */

export interface Posting {
  readonly url: string;
  /** JSON. */
  readonly body: string;
  readonly id: string;
  readonly token: string | null;
  readonly signal: AbortSignal;
  /** No answer within so long is none, ms: below the 30 s after which Chromium ends a worker that waits for one. */
  readonly within?: number;
}
export type Post = (posting: Posting) => Promise<number | null>;

const WITHIN = 25_000;

/** The answer's status; null where none came: no line, no trust in the certificate, a redirect, too late, called off. Never rejects. */
export const post: Post = async ({ url, body, id, token, signal, within = WITHIN }) => {
  if (!url.startsWith('https:')) return null;
  const end = new AbortController();
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': id,
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.any([signal, end.signal, AbortSignal.timeout(within)]),
    });
    return response.status;
  } catch {
    return null; // tried again, or called off: why is nobody's business but the child's, who sees that it waits
  } finally {
    end.abort(); // an answer's body is not waited for
  }
};
