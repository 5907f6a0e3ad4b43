import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

/** Bytes of script, gzipped, that a page names in its HTML and that come later, once `ready` is through. */
export async function scriptSizes(
  page: Page,
  address: string,
  ready: () => Promise<void>,
): Promise<{ readonly first: number; readonly later: number }> {
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.url().endsWith(".js"))
      sizes.set(
        new URL(response.url()).pathname,
        response.body().then((body) => gzipSync(body).length),
      );
  });
  const html = (await (await page.goto(address))?.text()) ?? "";
  await ready();
  let [first, later] = [0, 0];
  for (const [file, size] of sizes) {
    if (html.includes(file)) first += await size;
    else later += await size;
  }
  return { first, later };
}
