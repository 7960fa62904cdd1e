import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  Modal,
  Notification,
  Textarea,
} from '@mantine/core'
import { t } from './words.ts'

/** Named when it is drawn, in the language of that moment. */
const namedClose = {
  get 'aria-label'() {
    return t('action.close')
  },
}

/** Mantine drawn with the tokens of src/web/style/tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  primaryColor: 'brand',
  primaryShade: 7,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  black: '#14212b',
  fontSizes: { xs: '12.5px', sm: '14px', md: '15px', lg: '16px', xl: '20px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  breakpoints: { xs: '30em', sm: '45em', md: '62em', lg: '80em', xl: '96em' },
  colors: {
    brand: [
      '#f2f8f7',
      '#e4f0ef',
      '#c5dedd',
      '#9cc4c2',
      '#6ea6a5',
      '#3f8587',
      '#206c6f',
      '#0e5a5e',
      '#09424a',
      '#062f35',
    ],
    bad: ['#fdf4f3', '#fbe9e7', '#f5cfcb', '#eba9a3', '#de7a72', '#cd4f45', '#bf352c', '#b3261e', '#8f1d17', '#6b1511'],
    // Warnings of Mantine's own in the tokens' colour: dark enough to read.
    yellow: [
      '#fdf9ee',
      '#fbf2dc',
      '#f4e2b3',
      '#e9cc80',
      '#d9b04a',
      '#bd8f1f',
      '#9c7206',
      '#7d5600',
      '#6b4a00',
      '#4d3500',
    ],
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 600 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 }, closeButtonProps: namedClose },
      styles: { title: { fontSize: 'var(--step-1)', fontWeight: 600 } },
    }),
    Drawer: Drawer.extend({ defaultProps: { closeButtonProps: namedClose } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: namedClose } }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { fontWeight: 500, marginBottom: 3 } } }),
    Textarea: Textarea.extend({ defaultProps: { autosize: true, minRows: 3 } }),
  },
})

const colours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-color-brand-light-color': 'var(--brand)',
  '--mantine-color-default-border': '#c9d3d9',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours })
