package lastack.model.inside;

import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.ITool;

/** What a configuration puts in the place of constants. */
final class Constants {

    private Constants() {
    }

    /**
     * Gives each constant its value. TLC has evaluated the definitions that stand in for constants, but looks that up only where
     * one is mentioned by its own name: where the constant is mentioned, it evaluates the definition again, in each step.
     *
     * @param tool what TLC evaluates with, once it has read everything
     */
    static void settle(ITool tool) {
        try {
            for (OpDeclNode constant : tool.getRootModule().getConstantDecls()) {
                if (constant.getToolObject(tool.getId()) instanceof OpDefNode definition && definition.getArity() == 0
                        && definition.getToolObject(tool.getId()) != null) {
                    constant.setToolObject(tool.getId(), definition.getToolObject(tool.getId()));
                }
            }
        } catch (LinkageError e) {
            // Another TLC, whose parts are not these: it is as slow as it is by itself, and as right.
        }
    }
}
