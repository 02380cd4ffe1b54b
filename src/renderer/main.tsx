import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { I18nextProvider } from "react-i18next"
import { App } from "./app/app.tsx"
import { desktop } from "./app/desktop.ts"
import { apiOf, Navigation, NavigationContext } from "./app/navigation.ts"
import { PreferenceContext, PreferenceStore } from "./app/preferences.ts"
import { startI18n } from "./i18n/start-i18n.ts"
import { joinRoom, knownRooms } from "./room/join-room.ts"
import { keepWindow } from "./room/keep-window.ts"
import { redeemCode } from "./room/room-api.ts"
import { Collapse } from "./shell/collapse.tsx"
import "./styles/tokens.css"
import "./styles/base.css"
import "./styles/controls.css"
import "./styles/shell.css"
import "./styles/start.css"
import "./styles/panels.css"

const preferences = new PreferenceStore(localStorage, navigator.language)
const i18n = startI18n(preferences.current.language)
const navigation = new Navigation({
  join: joinRoom,
  known: knownRooms,
  redeem: redeemCode,
  session: (access) => apiOf(access).session(),
  showAddress: (room) =>
    // Takes the invitation out of the address as well: it is nobody's business on a projector.
    history.replaceState(null, "", room === null ? "/" : `/?room=${encodeURIComponent(room)}`),
})
const address = {
  origin: location.origin,
  hash: location.hash,
  room: new URLSearchParams(location.search).get("room"),
  joined: desktop === null ? null : await desktop.joinedServer(),
}

// The desktop app has its server at hand, and what its page may connect to changes with the server it
// has joined: a page kept by a worker would come with yesterday's policy.
if (desktop === null) keepWindow().catch(reportError)

const root = document.getElementById("app")
if (root === null) throw new Error("the page has no place for the app")
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <Collapse>
        <PreferenceContext value={preferences}>
          <NavigationContext value={navigation}>
            <App />
          </NavigationContext>
        </PreferenceContext>
      </Collapse>
    </I18nextProvider>
  </StrictMode>,
)
void navigation.start(address)
