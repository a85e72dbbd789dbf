/** Where the desk begins. */

import { Look } from '@cordboard/ui/Look.tsx'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { speakHere } from './texts'

await speakHere()
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <Look>
      <App />
    </Look>,
  )
}
