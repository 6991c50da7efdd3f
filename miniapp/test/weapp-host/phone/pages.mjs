/** The stack of pages, as WeChat keeps it: at most ten, tabs at the bottom, hidden pages stay alive. */
export function createPages({ backend, space, configs, loadPage }) {
  const app = configs.app;
  const subPackages = app.subPackages ?? app.subpackages ?? [];
  const known = new Set([
    ...app.pages,
    ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
  ]);
  const stack = [];
  const screen = document.querySelector('#screen');

  function show(path, query) {
    loadPage(path);
    const root = backend.createRoot('wx-page', space, path);
    const instance = root.get();
    Object.assign(instance, { route: path, __route__: path, options: query });
    instance.getOpenerEventChannel = () => ({ emit() {}, on() {} });
    const element = document.createElement('div');
    element.className = 'wx-page';
    element.dataset.path = path;
    const place = document.createElement('span');
    element.append(place);
    screen.append(element);
    stack.push({ instance, root, element });
    root.attach(element, place);
    document.querySelector('#bar').textContent = configs[path]?.navigationBarTitleText ?? '';
    instance.onLoad?.(query);
    instance.onShow?.();
    setTimeout(() => instance.onReady?.(), 0);
  }
  function closeTop() {
    const { instance, root, element } = stack.pop();
    instance.onUnload?.();
    root.release();
    element.remove();
  }
  function hideTop() {
    const top = stack.at(-1);
    if (!top) return;
    top.instance.onHide?.();
    top.element.style.display = 'none';
  }

  return {
    launch: { path: app.pages[0], query: {}, scene: 1001 },
    instances: () => stack.map(({ instance }) => instance),
    open(url, how) {
      const [path, search] = url.replace(/^\//, '').split('?');
      if (!known.has(path)) throw new Error(`${how}:fail page "${path}" is not found`);
      if (how === 'push' && stack.length >= 10) throw new Error('navigateTo:fail webview count limit exceed');
      const query = Object.fromEntries(new URLSearchParams(search ?? ''));
      if (how === 'push') hideTop();
      else if (how === 'replace') closeTop();
      else while (stack.length > 0) closeTop();
      show(path, query);
    },
    back(steps) {
      for (let left = steps; left > 0 && stack.length > 1; left -= 1) closeTop();
      const top = stack.at(-1);
      top.element.style.display = '';
      top.instance.onShow?.();
    },
    /** The whole program goes to the background and comes back. */
    hide: () => stack.at(-1)?.instance.onHide?.(),
    show: () => stack.at(-1)?.instance.onShow?.(),
    isPage: (path) => known.has(path),
  };
}
