import { useTranslation } from "react-i18next"

/** A moment, short and in the window's language; the exact time for whoever asks. */
export function When({ at }: { readonly at: string }) {
  const { i18n } = useTranslation()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return <>{at}</>
  const short = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" })
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full", timeStyle: "long" })
  return (
    <time dateTime={at} title={exact.format(date)}>
      {short.format(date)}
    </time>
  )
}
