/** The letters that the pages are written in; fonts come in files by script. */
const LATIN = /U\+0+-0*FF\b/i;

/** Style rules that carry the page's own files of these fonts, for a picture that must not ask for them. */
export async function embeddedFonts(families: readonly string[]): Promise<string> {
  const names = families.map(firstFamily);
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => names.includes(firstFamily(style.getPropertyValue("font-family"))))
    .filter(({ style }) => LATIN.test(style.getPropertyValue("unicode-range") || "U+0-FF"));
  return (await Promise.all(rules.map(embedded))).join("");
}

async function embedded({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const [, file] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src")) ?? [];
  // without the file the picture is drawn in another font, as it would be without any rule
  const response = file === undefined ? null : await fetch(new URL(file, parentStyleSheet?.href ?? location.href));
  if (!response?.ok) return "";
  const address = await dataUrl(await response.blob());
  const [family, weight] = [style.getPropertyValue("font-family"), style.getPropertyValue("font-weight")];
  return `@font-face{font-family:${family};font-weight:${weight};src:url(${address})}`;
}

function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** `"Inter Variable", system-ui` -> `Inter Variable` */
function firstFamily(list: string): string {
  const [first = ""] = list.split(",");
  return first.trim().replaceAll(/^["']|["']$/g, "");
}
