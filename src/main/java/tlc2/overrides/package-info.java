/** Where TLC looks for Java overrides of operators: the reader of traces for the second judge. */
package tlc2.overrides;
