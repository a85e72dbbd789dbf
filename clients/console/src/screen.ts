/** How much room there is. */

import { useMediaQuery } from '@mantine/hooks'

export function usePhone(): boolean {
  return useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
}
