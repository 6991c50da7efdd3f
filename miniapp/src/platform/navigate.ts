import Taro, { useRouter } from '@tarojs/taro';

export type Tab = 'home' | 'wallet' | 'proofs' | 'cases';

function withQuery(url: string, params: Record<string, string> = {}) {
  const query = Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return query ? `${url}?${query}` : url;
}

const pageUrl = (page: string, params?: Record<string, string>) => {
  const [feature, name] = page.split('/');
  return withQuery(`/features/${feature}/pages/${name}/index`, params);
};

/** Opens a page on top: `go('proofs/detail', { id })` is src/features/proofs/pages/detail. */
export const go = (page: `${string}/${string}`, params?: Record<string, string>) =>
  Taro.navigateTo({ url: pageUrl(page, params) });

/** Opens a page in place of this one: nothing to come back to. */
export const replace = (page: `${string}/${string}`, params?: Record<string, string>) =>
  Taro.redirectTo({ url: pageUrl(page, params) });

export const goTab = (tab: Tab) => Taro.switchTab({ url: `/tabs/${tab}/index` });

/** One page back; from a page opened by a link, home. */
export const back = () => (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : goTab('home'));

/** The page's parameters as given to `go`. */
export function useParams(): Readonly<Record<string, string | undefined>> {
  const { params } = useRouter();
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(value)]));
}

// Neither WeChat nor Taro's hash router decodes what `withQuery` encoded.
function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}
