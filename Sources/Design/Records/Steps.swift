public import Base
public import HTML

extension HTML {
    /// Where one is in work of a few pages. `current` counts from 0; earlier steps with an address are links.
    public mutating func steps(_ steps: [(label: Text, href: String?)], current: Int) {
        element("ol", .class("steps"), .label(DesignTexts.progress)) { html in
            for (index, step) in steps.enumerated() {
                let state = index < current ? "done" : index == current ? "now" : "later"
                html.element(
                    "li", .class(state), Attribute("aria-current", index == current ? "step" : nil)
                ) { html in
                    if index < current, let href = step.href {
                        html.link(step.label, href: href)
                    } else {
                        html.element("span", text: step.label)
                    }
                    if index < current { html.unseen(DesignTexts.stepDone) }
                }
            }
        }
    }
}
