import styles from "./aligned.module.css";

/** A number whose decimal point stands in line with the others of its column. */
export function Aligned({ text }: { text: string }) {
  // an interval has two points: it stands at the end of its column
  if (text.includes(" to ")) return text;
  const [whole, fraction] = text.split(".");
  return (
    <>
      {whole}
      <span className={styles.fraction}>{fraction === undefined ? "" : `.${fraction}`}</span>
    </>
  );
}
