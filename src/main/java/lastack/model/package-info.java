/**
 * TLC as a library: evaluates an operator of a specification in the process ({@link lastack.model.Spec}), and runs a
 * model in a JVM of its own ({@link lastack.model.ModelRun}).
 *
 * <p>TLC keeps its state in static fields, so every {@code Spec} has a class loader of its own, and the classes of
 * {@code lastack.model.inside} are defined anew in each. The interfaces and values of this package are what crosses
 * that border: they are defined once, and name no class of TLC.
 *
 * <p>Values cross it in a neutral form:
 * <table>
 * <caption>TLA+ values and what they are in Java</caption>
 * <tr><th>TLA+</th><th>Java, as a result</th><th>also accepted as an argument</th></tr>
 * <tr><td>integer (32 bits)</td><td>{@code Integer}</td><td>{@code Long}, {@code Short}, {@code Byte} in range</td></tr>
 * <tr><td>boolean</td><td>{@code Boolean}</td><td></td></tr>
 * <tr><td>string</td><td>{@code String}</td><td></td></tr>
 * <tr><td>sequence or tuple</td><td>{@code List}</td><td></td></tr>
 * <tr><td>set</td><td>{@code Set}, in TLC's order</td><td></td></tr>
 * <tr><td>record</td><td>{@code Map} with {@code String} keys</td><td></td></tr>
 * <tr><td>other function</td><td>{@code Map}</td><td></td></tr>
 * <tr><td>model value</td><td>{@code String}, its name</td><td></td></tr>
 * </table>
 * A {@link lastack.model.TlaValue} is accepted wherever an argument or a part of one is. No value is ever null.
 */
package lastack.model;
