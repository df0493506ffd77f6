import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files by veraPDF, as long as it is asked to: each line read is a profile, a tab and a file.
 *
 * <p>One line a verdict, tab-separated: the number of checks made, and each broken rule as
 * {@code clause-test: message}. Profiles are read with the JDK's own parser, because the jar comes without JAXB.
 */
public final class VeraCheck {
  private static final String PROFILES = "/org/verapdf/pdfa/validation/";

  private VeraCheck() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    Map<String, ValidationProfile> profiles = new TreeMap<>();
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      String[] question = line.split("\t");
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(question[0]);
      if (!profiles.containsKey(question[0])) {
        profiles.put(question[0], profile(question[0], flavour));
      }
      System.out.println(verdict(question[1], flavour, profiles.get(question[0])));
    }
  }

  private static String verdict(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
    try (InputStream input = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(input, flavour)) {
      ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
      StringBuilder line = new StringBuilder().append(result.getTotalAssertions());
      broken(result).forEach((rule, message) -> line.append('\t').append(rule).append(": ").append(message));
      return line.toString();
    }
  }

  private static Map<String, String> broken(ValidationResult result) {
    Map<String, String> rules = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        RuleId rule = assertion.getRuleId();
        String message = assertion.getMessage() + " @ " + assertion.getLocation().getContext();
        rules.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), message.replaceAll("\\s+", " "));
      }
    }
    return rules;
  }

  private static ValidationProfile profile(String id, PDFAFlavour flavour) throws Exception {
    String name = id.startsWith("ua") ? "PDFUA-" + id.substring(2) : "PDFA-" + id.toUpperCase();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root;
    try (InputStream input = PDFAFlavour.class.getResourceAsStream(PROFILES + name + ".xml")) {
      root = factory.newDocumentBuilder().parse(input).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    for (Element element : all(root, "rule")) {
      rules.add(rule(element));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element element : all(root, "variable")) {
      variables.add(Profiles.variableFromValues(element.getAttribute("name"), element.getAttribute("object"),
          text(element, "defaultValue"), text(element, "value")));
    }
    return Profiles.profileFromValues(
        flavour, Profiles.profileDetailsFromValues(id, id, "", new Date(0)), "", rules, variables);
  }

  private static Rule rule(Element element) {
    Element id = child(element, "id");
    Element error = child(element, "error");
    List<ErrorArgument> arguments = new ArrayList<>();
    for (Element argument : all(element, "argument")) {
      String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
      arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
    }
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        element.getAttribute("object"),
        element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null,
        element.getAttribute("tags"),
        text(element, "description"),
        text(element, "test"),
        Profiles.errorFromValues(text(error, "message"), arguments),
        new ArrayList<>());
  }

  private static List<Element> all(Element root, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = root.getElementsByTagNameNS("*", name);
    for (int index = 0; index < nodes.getLength(); index++) {
      found.add((Element) nodes.item(index));
    }
    return found;
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element && name.equals(node.getLocalName())) {
        return (Element) node;
      }
    }
    return null;
  }

  private static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? "" : found.getTextContent();
  }
}
