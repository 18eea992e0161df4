// Styles of the parts that the kit uses, in the order that the kit asks for; a layer, so that ours always win.
import '@mantine/core/styles.layer.css'
import './fonts.css'
import './global.css'
