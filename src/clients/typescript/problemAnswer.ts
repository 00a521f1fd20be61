import { ResponseError } from './runtime';

/** One invalid value. */
export interface ViolationOfField {
    field: string;
    code: string;
    message: string;
}

/**
 * What an answer that is not a success says. It also reads codes that the document did not have when this client was made, and
 * answers that some proxy gave: those have no code. Texts are empty where the answer has none.
 */
export interface ProblemAnswer {
    status: number;
    code: string;
    detail: string;
    violations: Array<ViolationOfField>;
    requestId: string;
    /** In seconds; undefined if the answer does not say when to try again. */
    retryAfter?: number;
}

/** Reads the answer in what a method of the client threw; throws it on if there was no answer. */
export async function problemAnswer(failure: unknown): Promise<ProblemAnswer> {
    if (!(failure instanceof ResponseError)) {
        throw failure;
    }
    const { status, headers } = failure.response;
    const body = await failure.response.clone().json().catch(() => ({}));
    const wait = headers.get('retry-after') ?? '';
    return {
        status,
        code: body?.code ?? '',
        detail: body?.detail ?? '',
        violations: body?.violations ?? [],
        requestId: body?.request_id ?? headers.get('x-request-id') ?? '',
        // a proxy's date is left alone
        retryAfter: /^[0-9]+$/.test(wait) ? Number(wait) : undefined,
    };
}
