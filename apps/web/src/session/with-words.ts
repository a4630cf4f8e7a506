import { allWords } from '../language/language';

/** Fetches a page beyond the sign-in together with the words it is written in. */
export async function withWords<Page>(page: Promise<Page>): Promise<Page> {
  const [fetched] = await Promise.all([page, allWords()]);
  return fetched;
}
